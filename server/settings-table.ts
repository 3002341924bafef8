/**
 * Every setting of Millrace in one place: its name, what it means, its default, and how it is read from the environment.
 * Beside them, variables that begin with `APPSETTING_` are the settings of flows (app-settings.ts).
 */

import { z } from 'zod';

import { LIMITS } from '#core/limits.ts';

export type Setting<Schema extends z.ZodType = z.ZodType> = {
  /** The environment variable. */
  name: string;
  meaning: string;
  /** What holds when it is not set, in words for the README. */
  otherwise: string;
  schema: Schema;
};

const port = z.coerce
  .number('must be a port from 1 to 65535')
  .int('must be a whole number')
  .min(1, 'must be a port from 1 to 65535')
  .max(65535, 'must be a port from 1 to 65535');
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an address such as https://flows.example.com' });
const onOff = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');
const text = z.string();
const secretKey = z
  .string()
  .refine((key) => Buffer.from(key, 'base64').length === 32, 'must be 32 random bytes in base64');
const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address such as postgresql://user:password@host:5432/database',
});
const hostAndPort = z.string().regex(/^[^\s:/]+:\d+$/, 'must be host:port, for example temporal.example.com:7233');

/** The samplers of OpenTelemetry's specification that need nothing but a trace id and a parent. */
const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

function mostOf({ setting, what, ours }: ConfigurableLimit) {
  return {
    name: setting,
    meaning: `The most ${what}.`,
    otherwise: String(ours),
    schema: z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .default(ours),
  };
}

type ConfigurableLimit = { setting: string; what: string; ours: number };

/** What a person may set. The README lists these rows; `npm run check` compares. */
export const SETTINGS = {
  port: {
    name: 'PORT',
    meaning: 'The one public port, of the pages and of the endpoints of flows.',
    otherwise: '3000',
    schema: port.default(3000),
  },
  host: {
    name: 'HOST',
    meaning: 'The address to listen on. Beyond loopback, making the first account asks for a code from the console.',
    otherwise: '127.0.0.1',
    schema: text.default('127.0.0.1'),
  },
  publicUrl: {
    name: 'PUBLIC_URL',
    meaning: 'The address by which people and callers reach Millrace, where a proxy stands before it.',
    otherwise: 'made from `HOST` and `PORT`',
    schema: httpUrl.transform((url) => url.replace(/\/+$/, '')).optional(),
  },
  home: {
    name: 'MILLRACE_HOME',
    meaning: 'The folder of all data, logs and fetched programs.',
    otherwise: '.millrace',
    schema: text.default('.millrace'),
  },
  secretKey: {
    name: 'MILLRACE_SECRET_KEY',
    meaning: 'The key that encrypts secrets at rest: 32 random bytes in base64.',
    otherwise: 'made at the first start, kept in `MILLRACE_HOME/secret.key`',
    schema: secretKey.optional(),
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    meaning: 'A PostgreSQL to use in place of the embedded one.',
    otherwise: 'the embedded server',
    schema: postgresUrl.optional(),
  },
  temporalAddress: {
    name: 'TEMPORAL_ADDRESS',
    meaning: 'A Temporal to use in place of the embedded one, as host:port.',
    otherwise: 'the embedded server',
    schema: hostAndPort.optional(),
  },
  temporalNamespace: {
    name: 'TEMPORAL_NAMESPACE',
    meaning: "Temporal's namespace.",
    otherwise: 'default',
    schema: text.default('default'),
  },
  temporalTls: {
    name: 'TEMPORAL_TLS',
    meaning: 'Whether to reach Temporal by TLS: true or false.',
    otherwise: 'true when an API key or a certificate is set',
    schema: onOff.optional(),
  },
  temporalTlsCa: {
    name: 'TEMPORAL_TLS_CA',
    meaning: "A PEM file with the authority that signed the certificate of Temporal's server.",
    otherwise: 'the well-known authorities',
    schema: text.optional(),
  },
  temporalTlsCertificate: {
    name: 'TEMPORAL_TLS_CERT',
    meaning: 'A PEM file with the client certificate for Temporal.',
    otherwise: 'none',
    schema: text.optional(),
  },
  temporalTlsKey: {
    name: 'TEMPORAL_TLS_KEY',
    meaning: 'A PEM file with the key of that certificate.',
    otherwise: 'none',
    schema: text.optional(),
  },
  temporalApiKey: {
    name: 'TEMPORAL_API_KEY',
    meaning: 'The API key for Temporal Cloud.',
    otherwise: 'none',
    schema: text.optional(),
  },
  temporalCli: {
    name: 'TEMPORAL_CLI',
    meaning: 'The Temporal CLI whose server is the embedded Temporal.',
    otherwise: 'a `temporal` on PATH, else a copy that is fetched once',
    schema: text.optional(),
  },
  maxBodyBytes: {
    name: 'MAX_BODY_BYTES',
    meaning: 'The largest body that the endpoint of a flow takes, in bytes; larger ones are answered with 413.',
    otherwise: '104857600',
    schema: z.coerce
      .number('must be a number of bytes')
      .int('must be a whole number')
      .min(1024, 'must be at least 1024')
      .default(104_857_600),
  },
  responseTimeout: {
    name: 'RESPONSE_TIMEOUT_SECONDS',
    meaning: "How long the caller of a flow's endpoint waits for the flow's Response before it is answered with 504.",
    otherwise: '120',
    schema: z.coerce
      .number('must be a number of seconds')
      .min(1, 'must be at least 1')
      .max(3600, 'must be at most 3600')
      .default(120)
      .transform((seconds) => seconds * 1000),
  },
  maxActions: mostOf(LIMITS.actions),
  maxNesting: mostOf(LIMITS.nesting),
  maxForeachItems: mostOf(LIMITS.foreachItems),
  maxForeachParallel: mostOf(LIMITS.foreachParallel),
  maxUntilCycles: mostOf(LIMITS.untilCount),
  maxRetries: mostOf(LIMITS.retries),
  maxCallDepth: mostOf(LIMITS.callDepth),
  metricsToken: {
    name: 'METRICS_TOKEN',
    meaning: 'The bearer token that `/metrics` asks for.',
    otherwise: 'none: only programs of this machine get them',
    schema: text.min(8, 'must have at least 8 characters').optional(),
  },
  tracesEndpoint: {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    meaning:
      'Where traces of runs go, by OTLP over HTTP. What else OpenTelemetry knows of it (headers, compression, certificates, the name of the service) is set by its own variables.',
    otherwise: 'traces go nowhere',
    schema: httpUrl.optional(),
  },
  tracesSampler: {
    name: 'OTEL_TRACES_SAMPLER',
    meaning: `Which runs are traced: ${SAMPLERS.map((name) => `\`${name}\``).join(', ')}.`,
    otherwise: '`parentbased_always_on`',
    schema: z.enum(SAMPLERS, `must be one of ${SAMPLERS.join(', ')}`).default('parentbased_always_on'),
  },
  tracesSamplerArgument: {
    name: 'OTEL_TRACES_SAMPLER_ARG',
    meaning: 'The part of all runs that is traced where that goes by a ratio, from 0 to 1.',
    otherwise: '1',
    schema: z.coerce
      .number('must be a number from 0 to 1')
      .min(0, 'must be at least 0')
      .max(1, 'must be at most 1')
      .default(1),
  },
  keepRunsDays: {
    name: 'KEEP_RUNS_DAYS',
    meaning: 'How many days runs are kept that have ended, where their flow says nothing else.',
    otherwise: 'for ever',
    schema: z.coerce
      .number('must be a number of days')
      .int('must be a whole number of days')
      .min(1, 'must be at least 1')
      .max(36_500, 'must be at most 36500')
      .optional(),
  },
  tlsCertificateFile: {
    name: 'TLS_CERT_FILE',
    meaning: 'A PEM file with the certificate of the public port; with it the port speaks HTTPS only.',
    otherwise: 'none: the port speaks HTTP',
    schema: text.optional(),
  },
  tlsKeyFile: {
    name: 'TLS_KEY_FILE',
    meaning: 'A PEM file with the key of that certificate.',
    otherwise: 'none',
    schema: text.optional(),
  },
  logLevel: {
    name: 'LOG_LEVEL',
    meaning: 'The least severe lines that go to the logs: trace, debug, info, warn, error or fatal.',
    otherwise: 'info',
    schema: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'], 'must be trace, debug, info, warn, error or fatal')
      .default('info'),
  },
} satisfies { [property: string]: Setting };

/** What the supervisor tells the processes it starts, and an operator who starts them apart sets by hand. */
export const PROCESS_SETTINGS = {
  databaseUrl: { ...SETTINGS.databaseUrl, schema: postgresUrl },
  temporalAddress: { ...SETTINGS.temporalAddress, schema: hostAndPort },
  secretKey: { ...SETTINGS.secretKey, schema: secretKey },
  publicUrl: { ...SETTINGS.publicUrl, schema: SETTINGS.publicUrl.schema.unwrap() },
  gatewayPort: {
    name: 'GATEWAY_PORT',
    meaning: 'The port that the gateway listens on.',
    otherwise: '3000',
    schema: port.default(3000),
  },
  gatewayHost: {
    name: 'GATEWAY_HOST',
    meaning: 'The address that the gateway listens on.',
    otherwise: '127.0.0.1',
    schema: text.default('127.0.0.1'),
  },
  gatewaySocket: {
    name: 'GATEWAY_SOCKET',
    meaning: 'The file descriptor of a socket that is bound already, in the place of host and port.',
    otherwise: 'none: the gateway opens its port itself',
    schema: z.coerce.number('must be a number').int('must be a whole number').min(3, 'must be at least 3').optional(),
  },
  webUrl: {
    name: 'WEB_URL',
    meaning: 'Where the gateway reaches web, to which it passes on what is not an endpoint of a flow.',
    otherwise: 'http://127.0.0.1:3001',
    schema: httpUrl.default('http://127.0.0.1:3001'),
  },
  setupCode: {
    name: 'SETUP_CODE',
    meaning: 'What making the first account asks for.',
    otherwise: 'nothing',
    schema: text.optional(),
  },
} satisfies { [property: string]: Setting };
