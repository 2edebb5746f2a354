/** The door of the room: what others may know of it. */
export { type ExpectationResult, evaluateExpectation, evaluateExpectations } from './evaluate.js';
