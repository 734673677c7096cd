import { describe, expect, test } from 'vitest';
import { arnOf, boundItem } from '../../functions/incident/ci.ts';

const place = { account: '123456789012', region: 'eu-central-1' };
const arn = (tags: Record<string, string>, region = place.region) => arnOf({ ...place, region, tags });

describe('the resource that the dimension of a metric means', () => {
  test.each([
    [{ InstanceId: 'i-1' }, 'arn:aws:ec2:eu-central-1:123456789012:instance/i-1'],
    [{ QueueName: 'orders' }, 'arn:aws:sqs:eu-central-1:123456789012:orders'],
    [{ BucketName: 'files' }, 'arn:aws:s3:::files'],
    [{ ApiId: 'abc' }, 'arn:aws:apigateway:eu-central-1::/apis/abc'],
    [{ DistributionId: 'E1', Region: 'Global' }, 'arn:aws:cloudfront::123456789012:distribution/E1'],
    [
      { LoadBalancer: 'app/shop/50dc6c495c0c9188', TargetGroup: 'targetgroup/web/73e2d6bc24d8a067' },
      'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/shop/50dc6c495c0c9188',
    ],
    [
      { LoadBalancerName: 'classic' },
      'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/classic',
    ],
    [
      { ClusterName: 'main', ServiceName: 'checkout' },
      'arn:aws:ecs:eu-central-1:123456789012:service/main/checkout',
    ],
    [{ ClusterName: 'main' }, 'arn:aws:ecs:eu-central-1:123456789012:cluster/main'],
  ])('%o is %s', (tags, expected) => {
    expect(arn(tags as Record<string, string>)).toBe(expected);
  });

  test('is in the partition of its region', () => {
    expect(arn({ TableName: 't' }, 'cn-north-1')).toBe('arn:aws-cn:dynamodb:cn-north-1:123456789012:table/t');
    expect(arn({ TableName: 't' }, 'us-gov-west-1')).toMatch(/^arn:aws-us-gov:/);
  });

  test('is unknown where nothing names one, or nobody says where it is', () => {
    expect(arn({ ServiceName: 'checkout' })).toBeUndefined();
    expect(arn({ ApiName: 'shop' })).toBeUndefined();
    expect(arnOf({ tags: { InstanceId: 'i-1' } })).toBeUndefined();
  });

  test('comes after what a tag says, and after the resource that an alarm names', () => {
    expect(boundItem({ tags: { 'itsm:ci': 'CI-1', InstanceId: 'i-1' } })).toEqual({
      id: 'CI-1',
      because: 'tag',
    });
    expect(boundItem({ resource: 'arn:aws:sns:x', tags: {} })?.because).toBe('resource');
    expect(boundItem({ tags: { ClusterName: 'main', ServiceName: 'shop' } })).toEqual({
      id: 'shop',
      because: 'dimension',
    });
  });
});
