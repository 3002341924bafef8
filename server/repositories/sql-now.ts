/**
 * The time of now as columns of times keep it, in SQL. They keep milliseconds, and PostgreSQL rounds: `now()` itself may
 * come out up to half a millisecond ahead, and what is due now would not be found due.
 */
export const NOW = "date_trunc('milliseconds', now())";
