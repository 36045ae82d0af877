export { LineNotice, useLineProblem } from './line-notice.tsx';
