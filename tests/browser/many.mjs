// Prints a profile with many components, of every service in turn, the same each time: node many.mjs CATALOG COUNT
import { readdirSync } from "node:fs";

const [catalog, count] = process.argv.slice(2);
const services = readdirSync(`${catalog}/services`).filter((name) => name.endsWith(".yaml")).map((name) => name.slice(0, -5)).sort();
console.log(`version: 1
workload:
  id: many-components
  name: Many components
  owner: platform-team
  regions: [eu-central-1]
frameworks: [nist-800-53-r5/moderate]
owners:
  - {team: network-team, domains: [network]}
  - {team: security-team, domains: [logging, monitoring]}
components:`);
for (let at = 0; at < Number(count); at += 1) {
  const service = services[at % services.length];
  console.log(`  - {name: ${service} ${at}, service: ${service}}`);
}
