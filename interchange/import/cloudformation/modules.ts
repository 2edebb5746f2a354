/** Several resources that somebody registered under one type. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html */
export const isModule = (type: string): boolean => type.endsWith('::MODULE');

/** The template as AWS made it of what was written. */
export const PROCESSED = 'aws cloudformation get-template --template-stage Processed';
