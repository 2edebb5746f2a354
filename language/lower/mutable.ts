/** A topology's values are readonly to everybody but the code that builds them. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
