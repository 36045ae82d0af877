/** Agent state, line status, search and figures. The shell adds the menu at the right end. */
export function TopBar() {
  return <div style={{ flex: 1 }} />;
}
