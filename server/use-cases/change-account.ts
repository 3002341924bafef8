/** Changes a person's name or mail address. */

import type { ChangeAccountRequest } from '#core/api/account.ts';
import { AppError } from '#server/app-error.ts';
import { isEmailTaken, type User, updateUser } from '#server/repositories/users.ts';

/** Throws `BadRequest` when somebody else has that address. */
export async function changeAccount(userId: string, request: ChangeAccountRequest): Promise<User> {
  const email = request.email?.toLowerCase();
  if (email && (await isEmailTaken(email, userId))) {
    throw new AppError('BadRequest', `Another account has the address ${email}; choose a different one.`);
  }
  return updateUser(userId, { name: request.name, email });
}
