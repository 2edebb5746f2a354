import type { Structures } from './structure.js';

/** Load balancers of all generations, with their listeners and targets. */
export const LOAD_BALANCERS: Structures = {
  'elbv2.LoadBalancer': {
    read: `LoadBalancerArn LoadBalancerName Type Scheme VpcId State AvailabilityZones SecurityGroups IpAddressType
      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic`,
    cannotMatter: {
      names: 'DNSName CanonicalHostedZoneId',
      times: 'CreatedTime',
      labels: 'IpamPools',
    },
  },
  'elbv2.LoadBalancerState': { read: 'Code', cannotMatter: { texts: 'Reason' } },
  'elbv2.AvailabilityZone': {
    read: 'SubnetId LoadBalancerAddresses',
    cannotMatter: { repeated: 'ZoneName', places: 'OutpostId', whole: 'SourceNatIpv6Prefixes' },
  },
  'elbv2.LoadBalancerAddress': {
    read: 'IpAddress PrivateIPv4Address IPv6Address',
    cannotMatter: { labels: 'AllocationId' },
  },
  'elbv2.LoadBalancerAttribute': { read: 'Key Value' },
  'elbv2.TargetGroupAttribute': { read: 'Key Value' },
  'elbv2.Listener': {
    read: 'ListenerArn LoadBalancerArn Port Protocol DefaultActions',
    cannotMatter: {
      encryption: 'Certificates SslPolicy',
      contents: 'AlpnPolicy MutualAuthentication',
    },
  },
  'elbv2.Action': {
    read: 'Type TargetGroupArn ForwardConfig',
    cannotMatter: {
      contents: `AuthenticateOidcConfig AuthenticateCognitoConfig JwtValidationConfig RedirectConfig FixedResponseConfig Order`,
    },
  },
  'elbv2.ForwardActionConfig': { read: 'TargetGroups', cannotMatter: { balancing: 'TargetGroupStickinessConfig' } },
  'elbv2.TargetGroupTuple': { read: 'TargetGroupArn Weight' },
  'elbv2.Rule': {
    read: 'RuleArn Actions',
    cannotMatter: { contents: 'Priority Conditions Transforms', repeated: 'IsDefault' },
  },
  'elbv2.TargetGroup': {
    read: 'TargetGroupArn Protocol Port VpcId TargetType HealthCheckPort LoadBalancerArns',
    cannotMatter: {
      labels: 'TargetGroupName',
      contents: 'ProtocolVersion HealthCheckPath Matcher',
      // TCP, whatever is spoken in it. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
      repeated: 'HealthCheckProtocol HealthCheckEnabled',
      timeouts: 'HealthCheckIntervalSeconds HealthCheckTimeoutSeconds HealthyThresholdCount UnhealthyThresholdCount',
    },
  },
  'elbv2.TargetHealthDescription': {
    read: 'Target TargetHealth',
    cannotMatter: { repeated: 'HealthCheckPort', moment: 'AnomalyDetection AdministrativeOverride' },
  },
  'elbv2.TargetDescription': {
    read: 'Id Port AvailabilityZone',
    cannotMatter: { labels: 'QuicServerId' },
  },
  'elbv2.TargetHealth': { read: 'State', cannotMatter: { texts: 'Reason Description' } },
  'elb.LoadBalancerDescription': {
    read: 'LoadBalancerName Scheme VPCId Subnets SecurityGroups Instances ListenerDescriptions HealthCheck',
    cannotMatter: {
      names: 'DNSName CanonicalHostedZoneName CanonicalHostedZoneNameID',
      contents: 'Policies BackendServerDescriptions',
      classic: 'AvailabilityZones SourceSecurityGroup',
      times: 'CreatedTime',
    },
  },
  'elb.Instance': { read: 'InstanceId' },
  'elb.HealthCheck': {
    read: 'Target',
    cannotMatter: { timeouts: 'Interval Timeout UnhealthyThreshold HealthyThreshold' },
  },
  'elb.ListenerDescription': { read: 'Listener', cannotMatter: { contents: 'PolicyNames' } },
  'elb.Listener': {
    read: 'LoadBalancerPort InstancePort',
    cannotMatter: { contents: 'Protocol InstanceProtocol', encryption: 'SSLCertificateId' },
  },
  'elb.LoadBalancerAttributes': {
    read: 'CrossZoneLoadBalancing',
    cannotMatter: {
      monitoring: 'AccessLog',
      timeouts: 'ConnectionDraining ConnectionSettings',
      contents: 'AdditionalAttributes',
    },
  },
  'elb.CrossZoneLoadBalancing': { read: 'Enabled' },
};

/** The attributes of load balancers and target groups, which come as keys and values. */
export const ATTRIBUTES: Structures = {
  'elbv2.LoadBalancerAttribute.Key': {
    read: 'load_balancing.cross_zone.enabled',
    cannotMatter: {
      later: 'deletion_protection.enabled',
      monitoring: `access_logs.s3.enabled access_logs.s3.bucket access_logs.s3.prefix connection_logs.s3.enabled
        connection_logs.s3.bucket connection_logs.s3.prefix health_check_logs.s3.enabled health_check_logs.s3.bucket
        health_check_logs.s3.prefix`,
      moment: 'zonal_shift.config.enabled',
      timeouts: 'idle_timeout.timeout_seconds client_keep_alive.seconds',
      contents: `routing.http.desync_mitigation_mode routing.http.drop_invalid_header_fields.enabled
        routing.http.preserve_host_header.enabled routing.http.x_amzn_tls_version_and_cipher_suite.enabled
        routing.http.xff_client_port.enabled routing.http.xff_header_processing.mode routing.http2.enabled waf.fail_open.enabled`,
    },
  },
  'elbv2.TargetGroupAttribute.Key': {
    read: 'load_balancing.cross_zone.enabled preserve_client_ip.enabled',
    cannotMatter: {
      timeouts: `deregistration_delay.timeout_seconds deregistration_delay.connection_termination.enabled
        target_health_state.unhealthy.connection_termination.enabled target_health_state.unhealthy.draining_interval_seconds
        send_tcp_reset.on_unhealthy.enabled send_tcp_reset.on_deregistration.enabled`,
      balancing: `stickiness.enabled stickiness.type stickiness.app_cookie.cookie_name stickiness.app_cookie.duration_seconds
        stickiness.lb_cookie.duration_seconds load_balancing.algorithm.type load_balancing.algorithm.anomaly_mitigation
        slow_start.duration_seconds target_failover.on_deregistration target_failover.on_unhealthy`,
      contents: 'lambda.multi_value_headers.enabled proxy_protocol_v2.enabled',
    },
  },
};
