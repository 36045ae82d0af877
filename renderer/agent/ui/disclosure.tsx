import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import styles from './disclosure.module.css';

/** A heading that opens and closes what belongs to it. The content stays mounted, so that a form keeps its fields. */
export function Disclosure({
  label,
  initiallyOpen = false,
  children,
}: {
  readonly label: string;
  readonly initiallyOpen?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  const [open, setOpen] = useState(initiallyOpen);
  return (
    <div>
      <button
        type="button"
        className={styles['head']}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={14} aria-hidden="true" className={styles['chevron']} />
        {label}
      </button>
      <div id={id} hidden={!open} className={styles['body']}>
        {children}
      </div>
    </div>
  );
}
