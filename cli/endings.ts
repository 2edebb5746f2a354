/** What ends a command from outside: https://nodejs.org/api/process.html#signal-events */
export const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
