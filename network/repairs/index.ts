/** The door of the room: what others may know of it. */
export { FIRST_NUMBER, LAST_NUMBER, numberAfter, numberBefore, takenNumbers } from './acl-numbers.js';
export { makeItHold } from './make-it-hold.js';
