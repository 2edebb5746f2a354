/** The door of the room: what others may know of it. */
export { FIRST_NUMBER, LAST_NUMBER, numberAfter, numberBefore, takenNumbers } from './acl-numbers.js';
export { atEnd } from './insert.js';
export { makeItHold } from './make-it-hold.js';
export { routesInto } from './missing-route.js';
export { publicIpOf } from './public-ip.js';
export { askedTexts, partTexts } from './traffic-text.js';
