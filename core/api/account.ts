/** What the pages and the server say to each other about accounts. */

import { z } from 'zod';

export const MINIMUM_PASSWORD_LENGTH = 10;

/** POST /api/setup → 201: makes the owner's account on the first visit; 409 `AlreadySetUp` ever after. */
export const setupSchema = z.object({
  name: z.string().trim().min(1, 'Enter your name.').max(100),
  email: z.email('Enter a mail address such as ada@example.com.').max(254),
  password: z
    .string()
    .min(MINIMUM_PASSWORD_LENGTH, `A password has at least ${MINIMUM_PASSWORD_LENGTH} characters.`)
    .max(200),
  /** Printed on the console; asked for only when Millrace is bound beyond loopback. */
  setupCode: z.string().optional(),
});
export type SetupRequest = z.infer<typeof setupSchema>;

/** PATCH /api/account → AccountDetail. */
export const changeAccountSchema = z.object({
  name: setupSchema.shape.name.optional(),
  email: setupSchema.shape.email.optional(),
});
export type ChangeAccountRequest = z.infer<typeof changeAccountSchema>;

/** POST /api/account/password → 204; ends every other session. */
export const changePasswordSchema = z.object({
  currentPassword: z.string().min(1, 'Enter your current password.').max(200),
  newPassword: setupSchema.shape.password,
});
export type ChangePasswordRequest = z.infer<typeof changePasswordSchema>;

/** GET /api/account → AccountDetail; DELETE /api/account/sessions/:id → 204. Times in milliseconds since the epoch. */
export const sessionSummarySchema = z.object({
  id: z.string(),
  /** The session of the request itself. */
  current: z.boolean(),
  createdAt: z.number(),
  lastSeenAt: z.number(),
  expiresAt: z.number(),
});
export type SessionSummary = z.infer<typeof sessionSummarySchema>;

export const accountDetailSchema = z.object({
  name: z.string(),
  email: z.string(),
  sessions: z.array(sessionSummarySchema),
});
export type AccountDetail = z.infer<typeof accountDetailSchema>;
