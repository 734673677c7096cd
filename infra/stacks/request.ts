import type { ServiceStack } from './service.ts';

/** The catalogue, its forms, and what is fulfilled by them. */
export function request(_stack: ServiceStack): void {}
