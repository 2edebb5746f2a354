#!/usr/bin/env bash
# Runs the recipe for Slurm of docs/large-networks.md in a real Slurm of one node, and compares what it gives with one run, byte for byte.
#   scripts/slurm.sh [NETWORK]     a file or a folder; without it, an example
# Outside CI: it needs Debian's `slurm-wlm` (slurmctld, slurmd, munged), and `npm run build` before it.
# Its daemons are its own: another port, socket, key and folder than a Slurm that runs here; they end with it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
network=$(realpath "${1:-$root/examples}")
for needed in munged slurmctld slurmd sbatch; do
  command -v "$needed" > /dev/null || PATH=$PATH:/usr/sbin:/sbin command -v "$needed" > /dev/null || { echo "slurm.sh: there is no $needed here (Debian: apt install slurm-wlm)" >&2; exit 2; }
done
PATH=$PATH:/usr/sbin:/sbin
[ -f "$root/dist/cli/vpclens.cjs" ] || { echo 'slurm.sh: run `npm run build` first' >&2; exit 2; }

work=$(mktemp -d)
chmod 755 "$work"
stop() {
  for daemon in slurmd slurmctld munged; do
    [ -f "$work/$daemon.pid" ] && kill "$(cat "$work/$daemon.pid")" 2> /dev/null || true
  done
  rm -rf "$work"
}
trap stop EXIT

mkdir -p "$work/state" "$work/spool" "$work/munge" "$work/bin" "$work/job"
chmod 711 "$work/munge"
head -c 1024 /dev/urandom > "$work/munge.key"
chmod 600 "$work/munge.key"
munged --force --socket="$work/munge/socket" --key-file="$work/munge.key" --pid-file="$work/munged.pid" --log-file="$work/munged.log" --seed-file="$work/munge.seed"

host=$(hostname -s)
cat > "$work/slurm.conf" << EOF
ClusterName=vpclens
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=27817
SlurmdPort=27818
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CryptoType=crypto/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SchedulerType=sched/backfill
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
EOF
export SLURM_CONF=$work/slurm.conf
slurmctld
slurmd
until sinfo --noheader --format %t 2> /dev/null | grep -q '^idle$'; do sleep 1; done
echo "Slurm $(slurmctld -V | cut -d' ' -f2), one node of $(nproc) processors"

# The recipe's own words: the fenced block below its heading, and the command that puts the parts together.
recipe=$(sed -n '/^### Slurm$/,/^## /p' "$root/docs/large-networks.md")
sed -n '/^```bash$/,/^```$/p' <<< "$recipe" | sed '1d;$d' > "$work/job/part.sh"
merge=$(grep -o "'vpclens merge [^']*'" <<< "$recipe" | tr -d "'")
ln -s "$root/dist/cli/vpclens.cjs" "$work/bin/vpclens"
export PATH=$work/bin:$PATH
cp -RL "$network" "$work/job/network"
cd "$work/job"
vpclens matrix network/ --format csv > whole.csv
job=$(sbatch --parsable part.sh)
echo "array job $job of $(squeue --noheader --array --jobs "$job" | wc -l) parts"
sbatch --wait --dependency="afterok:$job" --wrap "$merge" > merged.log || { cat merged.log slurm-*.out >&2; exit 1; }
cmp matrix.csv whole.csv
echo "the same as one run, to the byte: $(wc -l < whole.csv) lines"
