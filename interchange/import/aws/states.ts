/**
 * What the states that AWS tells mean: of those that last for moments nobody knows whether anything passes, since an answer is older than its reader.
 * A state that is in neither list is one in which the thing works; so is none at all.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Types.html
 */
interface Meaning {
  /** It is not there, or nothing can ever pass it as it is. */
  readonly gone: readonly string[];
  /** It may work by now, or no longer. */
  readonly open: readonly string[];
}

const STATES = {
  'gateway attachment': { gone: ['detached', 'deleted'], open: ['attaching', 'detaching'] },
  'NAT gateway': { gone: ['deleted', 'failed'], open: ['pending', 'deleting'] },
  'NAT gateway address': {
    gone: ['failed'],
    open: ['assigning', 'associating', 'unassigning', 'disassociating'],
  },
  VPN: { gone: ['deleted'], open: ['pending', 'deleting'] },
  peering: {
    gone: ['deleted', 'expired', 'failed', 'rejected', 'initiating-request', 'pending-acceptance'],
    open: ['provisioning', 'deleting'],
  },
  'transit gateway attachment': {
    gone: ['deleted', 'failed', 'rejected', 'pendingAcceptance', 'initiatingRequest'],
    open: ['pending', 'initiating', 'modifying', 'rollingBack', 'deleting', 'failing', 'rejecting'],
  },
  endpoint: {
    gone: ['deleted', 'rejected', 'failed', 'expired'],
    open: ['pending', 'pendingacceptance', 'partial', 'deleting'],
  },
  'block of a VPC or subnet': {
    gone: ['disassociated', 'failed'],
    open: ['associating', 'disassociating', 'failing'],
  },
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerState.html
  'load balancer': { gone: ['failed'], open: ['provisioning', 'active_impaired'] },
  // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_VpcSecurityGroupMembership.html
  'group membership': { gone: [], open: ['adding', 'removing'] },
  'route table association': { gone: ['disassociated', 'failed'], open: ['associating', 'disassociating'] },
  'transit gateway table link': {
    gone: ['disassociated', 'disabled'],
    open: ['associating', 'disassociating', 'enabling', 'disabling'],
  },
  'Direct Connect association': {
    gone: ['disassociated', 'deleted', 'rejected'],
    open: ['associating', 'disassociating', 'updating', 'deleting'],
  },
} as const satisfies Readonly<Record<string, Meaning>>;

export type Stateful = keyof typeof STATES;

export function stateOf(what: Stateful, state: string | null | undefined): 'there' | 'gone' | 'open' {
  const { gone, open }: Meaning = STATES[what];
  const told = state ?? '';
  return gone.includes(told) ? 'gone' : open.includes(told) ? 'open' : 'there';
}

/** For a thing of that state. */
export const maybeBy = (what: Stateful, state: string | null | undefined): { readonly maybe?: true } =>
  stateOf(what, state) === 'open' ? { maybe: true } : {};
