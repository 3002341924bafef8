import { describe, expect, it } from 'vitest';

import { appSettingsIn } from './app-settings.ts';

const ENV = { APPSETTING_API_KEY: 'k-1', APPSETTING_Region: 'north', API_KEY: 'other', PATH: '/bin' };

describe('application settings', () => {
  it('are the variables of the prefix that a definition names, however they are written', () => {
    const definition = `{"a":"@appsetting('Api.Key')","b":"@{appsetting( 'REGION' )}","c":"@appsetting('Api:Key')"}`;
    expect(appSettingsIn([definition], ENV)).toEqual({ 'Api.Key': 'k-1', REGION: 'north', 'Api:Key': 'k-1' });
  });

  it('leave out what is not set and what is not named', () => {
    expect(appSettingsIn([`@appsetting('Nothing')`], ENV)).toEqual({});
    expect(appSettingsIn(['{}', "@parameters('appsetting')"], ENV)).toBeUndefined();
  });
});
