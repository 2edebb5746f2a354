/** The door of the room: what others may know of it. */
export {
  type Edit,
  type Finding,
  type Fix,
  type RelatedPlace,
  RULE_SETTINGS,
  type RuleSetting,
  SEVERITIES,
  type Severity,
} from './finding.js';
