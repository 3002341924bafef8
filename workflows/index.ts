/**
 * The workflow types, by the names that stand in histories. A change that would break running ones gets a new
 * generation beside the old (architecture, rule 10).
 */

export { fireSchedule as fireSchedule_v1 } from './fire-schedule.ts';
export { runFlows as runFlows_v1 } from './run-flows.ts';
