import { highlight } from '../../../shared/domain/contact/highlight.ts';
import styles from './highlighted.module.css';

/** A text in which what was looked for stands out. */
export function Highlighted({
  text,
  query,
  corrected,
}: {
  readonly text: string;
  readonly query: string;
  /** Words that stand in for those typed wrongly. */
  readonly corrected?: readonly string[] | undefined;
}) {
  if (query.trim() === '') return text;
  let at = 0;
  return highlight(text, query, corrected).map((piece) => {
    const key = (at += piece.text.length);
    return piece.hit ? (
      <mark key={key} className={styles['hit']}>
        {piece.text}
      </mark>
    ) : (
      <span key={key}>{piece.text}</span>
    );
  });
}
