export { DirectorySettings } from './directory-settings.tsx';
export { PresenceDot } from './presence-dot.tsx';
export { usePresence } from './use-presence.ts';
