/** A certificate for localhost that nobody trusts, valid for a hundred years. Its key protects nothing: it is for tests. */

export const SELF_SIGNED = {
  certificate: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUfjhAgAZC5p0NYZgY3CFw4PuXVxEwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjIyMjIzNloYDzIxMjYxMDI5
MjIyMjM2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR0pbYb4cmAfBhXNFUWJedM2+6nDdpzlee0l8QaXntU1C6wRj2zDlZh
eHNvrf9ieLhD4/I3o1JOAIamXdHOgIdVo28wbTAdBgNVHQ4EFgQUk8Yd8xrOsavm
/KboYlPvFA+k9McwHwYDVR0jBBgwFoAUk8Yd8xrOsavm/KboYlPvFA+k9McwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIgSpTpoZ0b4e9B2IVSZbVF3IPy9WQHe6C/gk3zy2A7i8kCIQCx
K/jTQNeBU9NC576SOO/GSA6z68ot0uwkBslif9XarA==
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgf/dRtYM4eJkIzUNb
qhzuPLE6VAunmvYFQeqnmGN7xryhRANCAAR0pbYb4cmAfBhXNFUWJedM2+6nDdpz
lee0l8QaXntU1C6wRj2zDlZheHNvrf9ieLhD4/I3o1JOAIamXdHOgIdV
-----END PRIVATE KEY-----
`,
};
