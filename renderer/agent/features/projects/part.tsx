import type { ReactNode } from 'react';
import type { ProjectPlan } from '../../../../shared/domain/project/project-plan.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import type { DraftProblem } from './project-draft.ts';
import styles from './projects.module.css';

/** What every group of a project's settings is given. */
export type PlanPartProps = {
  readonly plan: ProjectPlan;
  readonly disabled: boolean;
  readonly problem: (which: DraftProblem) => string | undefined;
  readonly onChange: (change: Partial<ProjectPlan>) => void;
};

/** Settings that belong together, under a heading that opens them. */
export function Part({ title, open = true, children }: { readonly title: string; readonly open?: boolean; readonly children: ReactNode }) {
  return (
    <Disclosure label={title} initiallyOpen={open}>
      <div className={styles['part']}>{children}</div>
    </Disclosure>
  );
}

/** What is wrong with a list of rows. */
export function Problem({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : (
    <p role="alert" className={styles['bad']}>
      {text}
    </p>
  );
}
