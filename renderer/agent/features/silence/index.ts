export { SilenceClock } from './silence-clock.tsx';
export { TalkStrip } from './talk-strip.tsx';
