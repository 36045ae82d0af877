export { AgentStateSelect } from './agent-state-select.tsx';
