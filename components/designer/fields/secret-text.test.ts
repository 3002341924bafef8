import { describe, expect, it } from 'vitest';
import { isLiteralSecret, secretParameterName } from './secret-text.ts';

describe('a secret in a definition', () => {
  it('is readable unless an expression gives it', () => {
    expect(isLiteralSecret('hunter2')).toBe(true);
    expect(isLiteralSecret("Bearer @{parameters('token')}")).toBe(false);
    expect(isLiteralSecret("@parameters('token')")).toBe(false);
    expect(isLiteralSecret('')).toBe(false);
    expect(isLiteralSecret(undefined)).toBe(false);
  });

  it('gets a parameter whose name is free', () => {
    const definition = { parameters: { Call_api_password: { type: 'SecureString' } } };
    expect(secretParameterName({}, 'Call_API', 'Header value')).toBe('call_api_header_value');
    expect(secretParameterName(definition, 'Call_API', 'Password')).not.toBe('call_api_password');
  });
});
