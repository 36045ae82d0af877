/** What a step looks like, for whoever shows a script that is not in a conversation. */
export { AnswerButtons } from './answer-buttons.tsx';
export { ObjectionChips } from './objection-chips.tsx';
export { Onward } from './onward.tsx';
export { PhaseBar } from './phase-bar.tsx';
export { VerifyCard } from './verify-card.tsx';
export { StepCard, StepHint } from './step-card.tsx';
