/** Tells an alert by mail. */

import { createTransport } from 'nodemailer';

import { type AlertMessage, subjectOf, textOfAlert } from '#core/alerts/alert-message.ts';
import type { ChannelConfig } from '#core/api/alerts.ts';

const PATIENCE_MS = 10_000;

type MailConfig = Extract<ChannelConfig, { kind: 'Mail' }>;

export async function sendMail(config: MailConfig, message: AlertMessage): Promise<string> {
  const { host, port, secure, user, password, from, to } = config;
  const transport = createTransport({
    host,
    port,
    secure,
    ...(user !== '' && { auth: { user, pass: password } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    const sent = await transport.sendMail({
      from,
      to,
      subject: `[Millrace] ${subjectOf(message)}`,
      text: textOfAlert(message),
      // The same when it is sent again, so that a mailbox can tell.
      messageId: `<${message.id}@millrace>`,
    });
    return sent.response;
  } finally {
    transport.close();
  }
}
