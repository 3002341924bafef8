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
