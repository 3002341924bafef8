/** Turns "there is no such thing" of a use case into the page that says so. */

import { notFound } from 'next/navigation';

import { AppError } from '#server/app-error.ts';

export async function orNotFound<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === 'NotFound') notFound();
    throw error;
  }
}
