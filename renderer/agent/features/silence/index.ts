export { SilenceClock } from './silence-clock.tsx';
export { TalkLine } from './talk-line.tsx';
export { TalkStrip } from './talk-strip.tsx';
