/** JsSIP's reading of a message; it ships no types for it. */
declare module 'jssip/lib/Parser.js' {
  export function parseMessage(data: string, ua: unknown): { readonly method: string } | undefined;
}
