export { FaultText } from './fault-text.tsx';
export { ProjectSettings } from './project-settings.tsx';
