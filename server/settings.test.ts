import { describe, expect, it } from 'vitest';
import { readSettings, readStartSettings } from './settings.ts';
import { SETTINGS } from './settings-table.ts';

const processEnvironment = {
  DATABASE_URL: 'postgresql://u:p@127.0.0.1:5432/d',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  MILLRACE_SECRET_KEY: Buffer.alloc(32).toString('base64'),
  PUBLIC_URL: 'https://flows.example.com/',
};

describe('settings', () => {
  it('all have a default or may be left out when starting', () => {
    expect(readStartSettings({})).toMatchObject({ port: 3000, host: '127.0.0.1', home: '.millrace', logLevel: 'info' });
  });

  it('say in one line every variable that is wrong and what would be right', () => {
    const env = { PORT: 'eighty', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' };
    expect(() => readStartSettings(env)).toThrow(
      'PORT must be a port from 1 to 65535; DATABASE_URL must be an address such as postgresql://user:password@host:5432/database; LOG_LEVEL must be trace, debug, info, warn, error or fatal.',
    );
  });

  it('never repeat the value of a wrong secret', () => {
    expect(() => readStartSettings({ MILLRACE_SECRET_KEY: 'hunter2' })).toThrow(
      'MILLRACE_SECRET_KEY must be 32 random bytes in base64.',
    );
  });

  it('treat an empty variable as one that is not set', () => {
    expect(readStartSettings({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  it('of a process name what is missing', () => {
    const { DATABASE_URL, ...rest } = processEnvironment;
    expect(DATABASE_URL).toBeDefined();
    expect(() => readSettings(rest)).toThrow('DATABASE_URL is not set.');
  });

  it('of a process are read whole', () => {
    expect(readSettings({ ...processEnvironment, GATEWAY_PORT: '4000' })).toMatchObject({
      databaseUrl: processEnvironment.DATABASE_URL,
      gatewayPort: 4000,
      publicUrl: 'https://flows.example.com',
      temporalNamespace: 'default',
    });
  });

  it('state as default in words what the schema does', () => {
    for (const { name, otherwise } of Object.values(SETTINGS)) {
      if (!/^[\w.]+$/.test(otherwise) || otherwise === 'none') continue;
      expect(readStartSettings({ [name]: otherwise })).toEqual(readStartSettings({}));
    }
  });
});
