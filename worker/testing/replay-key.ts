/** The key under which the recorded histories are encrypted. They hold nothing but test data. */
export const REPLAY_KEY = Buffer.alloc(32, 'replay').toString('base64');
