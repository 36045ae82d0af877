import { COMPLAINT_SCENARIO } from './complaint.ts';
import { ORDER_SCENARIO } from './order.ts';
import { QUESTION_SCENARIO } from './question.ts';
import type { PracticeScenario } from './scenario.ts';

/** The customers of the practice line, the easiest conversation first. */
export const PRACTICE_SCENARIOS: readonly PracticeScenario[] = [QUESTION_SCENARIO, COMPLAINT_SCENARIO, ORDER_SCENARIO];
