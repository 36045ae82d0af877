/** Thrown where a file would get, or has, more rows than can be handled. */
export class TooManyRows extends Error {}
