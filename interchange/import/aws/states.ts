/**
 * What the states that AWS tells mean. No state at all: the thing works. One in none of the lists, as a newer AWS may have: nobody knows.
 * Of states that last for moments nobody knows either, since an answer is older than its reader.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Types.html
 */
interface Meaning {
  /** It works. */
  readonly there: readonly string[];
  /** It is not there, or nothing can ever pass it as it is. */
  readonly gone: readonly string[];
  /** It may work by now, or no longer. */
  readonly open: readonly string[];
}

/** @public Held against the enums of the SDK by a test. */
export const STATES = {
  // Internet gateways tell `available`, which is not in the list of the API.
  'gateway attachment': {
    there: ['attached', 'available'],
    gone: ['detached', 'deleted'],
    open: ['attaching', 'detaching'],
  },
  // A stopped one keeps its addresses, groups and routes.
  instance: { there: ['pending', 'running', 'stopping', 'stopped'], gone: ['terminated'], open: ['shutting-down'] },
  'NAT gateway': { there: ['available'], gone: ['deleted', 'failed'], open: ['pending', 'deleting'] },
  'NAT gateway address': {
    there: ['succeeded'],
    gone: ['failed'],
    open: ['assigning', 'associating', 'unassigning', 'disassociating'],
  },
  VPN: { there: ['available'], gone: ['deleted'], open: ['pending', 'deleting'] },
  'static route of a VPN': { there: ['available'], gone: ['deleted'], open: ['pending', 'deleting'] },
  route: { there: ['active', 'blackhole', 'filtered'], gone: [], open: [] },
  'transit gateway route': { there: ['active', 'blackhole'], gone: ['deleted'], open: ['pending', 'deleting'] },
  'prefix list reference': { there: ['available'], gone: [], open: ['pending', 'modifying', 'deleting'] },
  peering: {
    there: ['active'],
    gone: ['deleted', 'expired', 'failed', 'rejected', 'initiating-request', 'pending-acceptance'],
    open: ['provisioning', 'deleting'],
  },
  'transit gateway': { there: ['available', 'modifying'], gone: ['deleted'], open: ['pending', 'deleting'] },
  'transit gateway attachment': {
    there: ['available'],
    gone: ['deleted', 'failed', 'rejected', 'pendingAcceptance', 'initiatingRequest'],
    open: ['pending', 'initiating', 'modifying', 'rollingBack', 'deleting', 'failing', 'rejecting'],
  },
  'transit gateway table link': {
    there: ['associated', 'enabled'],
    gone: ['disassociated', 'disabled'],
    open: ['associating', 'disassociating', 'enabling', 'disabling'],
  },
  endpoint: {
    there: ['available'],
    gone: ['deleted', 'rejected', 'failed', 'expired'],
    open: ['pending', 'pendingacceptance', 'partial', 'deleting'],
  },
  'endpoint service': { there: ['available'], gone: ['deleted', 'failed'], open: ['pending', 'deleting'] },
  'block of a VPC or subnet': {
    there: ['associated'],
    gone: ['disassociated', 'failed'],
    open: ['associating', 'disassociating', 'failing'],
  },
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerState.html
  'load balancer': { there: ['active'], gone: ['failed'], open: ['provisioning', 'active_impaired'] },
  // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_VpcSecurityGroupMembership.html
  'group membership': { there: ['active'], gone: [], open: ['adding', 'removing'] },
  'route table association': {
    there: ['associated'],
    gone: ['disassociated', 'failed'],
    open: ['associating', 'disassociating'],
  },
  // https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
  function: {
    there: ['Active', 'Inactive'],
    gone: [],
    open: ['Pending', 'Failed', 'ActiveNonInvocable', 'Deactivating', 'Deactivated', 'Deleting'],
  },
  interface: { there: ['in-use', 'associated'], gone: ['available'], open: ['attaching', 'detaching'] },
  'interface attachment': { there: ['attached'], gone: ['detached'], open: ['attaching', 'detaching'] },
  exclusion: {
    there: ['create-complete', 'update-complete'],
    gone: ['delete-complete', 'disable-complete', 'create-failed'],
    open: ['create-in-progress', 'update-in-progress', 'update-failed', 'delete-in-progress', 'disable-in-progress'],
  },
  'Direct Connect association': {
    there: ['associated'],
    gone: ['disassociated', 'deleted', 'rejected'],
    open: ['associating', 'disassociating', 'updating', 'deleting'],
  },
  'Direct Connect gateway': { there: ['available'], gone: ['deleted'], open: ['pending', 'deleting'] },
  // `available` is one whose BGP session is up. https://docs.aws.amazon.com/directconnect/latest/APIReference/API_VirtualInterface.html
  'virtual interface': {
    there: ['available'],
    gone: ['deleted', 'rejected'],
    open: ['confirming', 'verifying', 'pending', 'down', 'testing', 'unknown', 'deleting'],
  },
  'Client VPN endpoint': {
    there: ['available', 'pending', 'pending-associate'],
    gone: ['deleted'],
    open: ['deleting'],
  },
  // A subnet, a route or an authorization of one.
  'part of a Client VPN endpoint': {
    there: ['active', 'associated'],
    gone: ['failed', 'association-failed', 'disassociated'],
    open: ['creating', 'deleting', 'authorizing', 'revoking', 'associating', 'disassociating'],
  },
} as const satisfies Readonly<Record<string, Meaning>>;

export type Stateful = keyof typeof STATES;

export function stateOf(what: Stateful, state: string | null | undefined): 'there' | 'gone' | 'open' {
  const { there, gone }: Meaning = STATES[what];
  if (!state || there.includes(state)) return 'there';
  return gone.includes(state) ? 'gone' : 'open';
}

/** For a thing of that state. */
export const maybeBy = (what: Stateful, state: string | null | undefined): { readonly maybe?: true } =>
  stateOf(what, state) === 'open' ? { maybe: true } : {};
