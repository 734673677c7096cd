import { type Stack, Validations } from 'aws-cdk-lib';

export function acknowledge(stack: Stack): void {
  Validations.of(stack);
}
