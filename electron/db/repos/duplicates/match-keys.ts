/** Practice and real contacts never meet: their keys differ. */
export function matchKey(practice: number, key: string): string {
  return practice === 0 ? key : `practice ${key}`;
}
