/** Ports from `low` to `high`, both included, 0-65535. */
export interface PortRange {
  readonly low: number;
  readonly high: number;
}

/** What a client picks its source port from where nothing else is said. AWS lists 1024-65535 for load balancers, NAT gateways and functions, and advises it for unknown clients: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports */
export const EPHEMERAL_PORTS: PortRange = { low: 1024, high: 65535 };
