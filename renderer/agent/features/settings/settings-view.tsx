/** Filled below. */
export function SettingsView() {
  return null;
}
