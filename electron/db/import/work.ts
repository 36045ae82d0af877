/** How far a piece of work has come: rows, and the share of the whole. */
export type Progress = (done: number, total: number | null, share: number) => void;
/** Lets messages in, and others have the processor, between two pieces of work. */
export type Breathe = () => Promise<void>;
