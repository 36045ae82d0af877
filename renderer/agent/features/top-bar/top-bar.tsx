import { prepareDial } from '../telephone/index.ts';
import { AgentStateSelect } from '../agent-state/index.ts';
import { FeatureBar } from '../at-hand/index.ts';
import { SearchField } from '../search/index.ts';
import { Figures } from './figures.tsx';
import { LineIndicator } from './line-indicator.tsx';
import { SmallFaultBoundary } from '../../ui/fault-boundary.tsx';
import { ProjectSelect } from './project-select.tsx';
import styles from './top-bar.module.css';

/** Agent state, line status, search and figures, none of which takes another away by a fault. The shell adds the menu at the right end. */
export function TopBar() {
  return (
    <div className={styles['bar']}>
      <strong className={styles['brand']}>Balie</strong>
      <SmallFaultBoundary>
        <AgentStateSelect />
      </SmallFaultBoundary>
      <SmallFaultBoundary>
        <ProjectSelect />
      </SmallFaultBoundary>
      <SmallFaultBoundary>
        <LineIndicator />
      </SmallFaultBoundary>
      <SmallFaultBoundary>
        <FeatureBar />
      </SmallFaultBoundary>
      <SmallFaultBoundary>
        <SearchField
          onPrepare={({ id, name, organisation, number }) =>
            prepareDial(number, { name: name || organisation, contactId: id })
          }
        />
      </SmallFaultBoundary>
      <SmallFaultBoundary>
        <Figures />
      </SmallFaultBoundary>
    </div>
  );
}
