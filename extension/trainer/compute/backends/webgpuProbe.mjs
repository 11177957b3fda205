/**
 * Asks WebGPU for an adapter and a device and prints what it found as JSON, or exits with 1. Always run as a child process: a
 * broken graphics driver ends the process instead of throwing.
 */
import { create } from 'webgpu';

const adapter = await create([]).requestAdapter({ powerPreference: 'high-performance' });
if (adapter) await adapter.requestDevice();
const facts = adapter && {
  device: adapter.info.description || adapter.info.device || adapter.info.vendor,
  software: adapter.info.isFallbackAdapter === true,
};
// Dawn keeps the process alive as long as the device lives.
process.stdout.write(`${JSON.stringify(facts)}\n`, () => process.exit(0));
