/** The keys of the moment; content of the shell's footer. */
export function StatusBar() {
  return null;
}
