import { told } from '../../../../network/words/index.js';
/** What a field or attribute that is not modelled leaves open, by the sentence that a warning ends with. */
export const CONSEQUENCES = {
  /** A connection or gateway may carry nothing. */
  passage: told`Whether anything passes it is unknown.`,
  resource: told`What reaches it, and what it reaches, beyond what is known is unknown.`,
  'IPv4 addresses': told`What reaches an address of it, and what is reached from there, is unknown.`,
  addresses: told`What reaches an address of it, and what is reached from there, is unknown.`,
  'public access': told`What passes the internet gateways of every VPC is unknown.`,
  exclusions: told`What passes the internet gateways of VPCs with exclusions is unknown.`,
  attachment: told`Whether anything passes it, and with which addresses, is unknown.`,
  'transit gateway': told`
    What its transit gateway does with packets that no route in its tables is exact for is unknown.
  `,
  'load balancer': told`Whether its load balancer hands requests to its targets is unknown.`,
  'internal load balancer': told`Whether the internet reaches it over IPv6, and whether it answers, is unknown.`,
  nothing: told`No answer knows of that.`,
} as const;

export type Touch = keyof typeof CONSEQUENCES;
