"""What to do about each category: a check that only reads, a remedy to decide on, and why.

Of our own writing. Commands are templates; `{namespace}`, `{workload}`, `{pod}` and `{node}` are
filled in with names that the cluster itself told.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

DESCRIBE = "kubectl -n {namespace} describe pod {pod}"
LAST_WORDS = "kubectl -n {namespace} logs {pod} --previous --tail=50"
LOGS = "kubectl -n {namespace} logs {pod} --tail=100"
HISTORY = "kubectl -n {namespace} rollout history {workload}"
TOP = "kubectl -n {namespace} top pod"
NODES = "kubectl describe node {node}"


class Runbook(NamedTuple):
    """One page: the remedy in English and in Portuguese."""

    command: str
    english: str
    portuguese: str

    def remedy(self, language: str) -> str:
        """Return the remedy in a language."""
        return self.portuguese if language == "pt" else self.english


RUNBOOKS: Mapping[str, Runbook] = MappingProxyType(
    {
        "image_pull": Runbook(
            DESCRIBE,
            "check the tag and the registry's credentials (imagePullSecrets); until then the old "
            "revision can serve: undo the rollout.",
            "confira a tag e as credenciais do registro (imagePullSecrets); até lá a revisão "
            "antiga pode atender: desfaça o rollout.",
        ),
        "missing_object": Runbook(
            "kubectl -n {namespace} get secrets,configmaps",
            "create the missing object or correct its name or key in the template; the pods start "
            "by themselves afterwards.",
            "crie o objeto que falta ou corrija o nome ou a chave no template; depois os pods "
            "sobem sozinhos.",
        ),
        "bad_command": Runbook(
            DESCRIBE,
            "compare command and args with what the image holds, and its architecture with the "
            "node's; undo the rollout if it brought them.",
            "compare command e args com o que há na imagem, e a arquitetura dela com a do nó; "
            "desfaça o rollout se foi ele que os trouxe.",
        ),
        "permission": Runbook(
            LAST_WORDS,
            "compare the securityContext (runAsUser, fsGroup, readOnlyRootFilesystem) with the "
            "owner of the file that is named.",
            "compare o securityContext (runAsUser, fsGroup, readOnlyRootFilesystem) com o dono do "
            "arquivo citado.",
        ),
        "config_missing": Runbook(
            LAST_WORDS,
            "set what the program asks for, or undo the rollout that dropped it.",
            "defina o que o programa pede, ou desfaça o rollout que o removeu.",
        ),
        "oom": Runbook(
            TOP,
            "compare the working set with the limit over days: raise the limit if it grew with "
            "the load, look for a leak if it only ever grows; undo the rollout if it began there.",
            "compare o working set com o limite ao longo de dias: aumente o limite se cresceu com "
            "a carga, procure vazamento se só cresce; desfaça o rollout se começou nele.",
        ),
        "crash_loop": Runbook(
            LAST_WORDS,
            "read the last words before each crash; undo the rollout if the crashes began with it.",
            "leia as últimas linhas antes de cada queda; desfaça o rollout se começou com ele.",
        ),
        "probe_failing": Runbook(
            DESCRIBE,
            "ask the probe's path from inside the pod; if the program only starts slowly, give it "
            "a startupProbe rather than a longer liveness delay.",
            "chame o caminho da sonda de dentro do pod; se o programa só demora a subir, use uma "
            "startupProbe em vez de um atraso maior na liveness.",
        ),
        "scheduling_resources": Runbook(
            "kubectl describe nodes",
            "free or add capacity, or lower requests that usage does not justify.",
            "libere ou adicione capacidade, ou reduza requests que o uso não justifica.",
        ),
        "scheduling_taints": Runbook(
            "kubectl get nodes -o custom-columns=NAME:.metadata.name,TAINTS:.spec.taints",
            "remove a taint that was left behind (cordon, maintenance), or add the toleration.",
            "remova um taint esquecido (cordon, manutenção), ou adicione a toleration.",
        ),
        "scheduling_affinity": Runbook(
            "kubectl get nodes --show-labels",
            "compare nodeSelector and affinity with the nodes' labels; a renamed label is common.",
            "compare nodeSelector e afinidade com os labels dos nós; um label renomeado é comum.",
        ),
        "scheduling_pvc": Runbook(
            "kubectl -n {namespace} describe pvc",
            "check the claim's storage class, its provisioner and the zone of its volume.",
            "confira a storage class do claim, o provisioner e a zona do volume.",
        ),
        "quota": Runbook(
            "kubectl -n {namespace} describe resourcequota",
            "raise the quota or scale down what is idle; a rolling update needs room for its "
            "surge.",
            "aumente a cota ou reduza o que está ocioso; um rolling update precisa de folga.",
        ),
        "node_not_ready": Runbook(
            NODES,
            "look at the kubelet, its runtime and the network of that node; pods move once it is "
            "drained.",
            "veja o kubelet, o runtime e a rede desse nó; os pods mudam quando ele é drenado.",
        ),
        "node_pressure": Runbook(
            NODES,
            "find what fills the node (images, logs, a neighbour without a limit), and give each "
            "pod requests that are true.",
            "ache o que enche o nó (imagens, logs, um vizinho sem limite) e dê a cada pod "
            "requests verdadeiros.",
        ),
        "dns": Runbook(
            "kubectl -n kube-system get pods -l k8s-app=kube-dns",
            "check the name for a typo and that its service exists in that namespace; if other "
            "names fail too, look at CoreDNS.",
            "confira se o nome está certo e se o service existe nesse namespace; se outros nomes "
            "também falham, veja o CoreDNS.",
        ),
        "certificate_expired": Runbook(
            "kubectl -n {namespace} get certificates,secrets",
            "renew the certificate and find out why that did not happen by itself; then watch the "
            "days that are left.",
            "renove o certificado e descubra por que isso não ocorreu sozinho; depois monitore os "
            "dias que restam.",
        ),
        "dependency_down": Runbook(
            "kubectl -n {namespace} get pods",
            "mend the dependency first: this service suffers from it and will recover with it.",
            "conserte a dependência primeiro: este serviço sofre por causa dela e volta com ela.",
        ),
        "dependency": Runbook(
            LOGS,
            "look at the dependency that the log names: its health, its connection pool, the "
            "network policy between the two.",
            "veja a dependência citada no log: a saúde dela, o pool de conexões, a network policy "
            "entre os dois.",
        ),
        "disk_full": Runbook(
            "kubectl -n {namespace} get pvc",
            "free space or grow the claim, then alert on what is left days ahead.",
            "libere espaço ou aumente o claim, depois crie um alerta dias antes de encher.",
        ),
        "traffic_spike": Runbook(
            "kubectl -n {namespace} get hpa",
            "find out who asks (a client that retries, a crawler, a campaign); raise the "
            "autoscaler's maximum or limit the rate.",
            "descubra quem pede (um cliente que insiste, um robô, uma campanha); aumente o máximo "
            "do autoscaler ou limite a taxa.",
        ),
        "cpu_throttling": Runbook(
            TOP,
            "raise or remove the CPU limit, or add replicas; requests decide the share of a busy "
            "node.",
            "aumente ou remova o limite de CPU, ou adicione réplicas; são os requests que dividem "
            "um nó cheio.",
        ),
        "latency_regression": Runbook(
            LOGS,
            "compare slow requests by route, and the time that each dependency takes.",
            "compare requisições lentas por rota, e o tempo de cada dependência.",
        ),
        "errors": Runbook(
            LOGS,
            "read what the failing requests have in common: route, caller, dependency.",
            "veja o que as requisições que falham têm em comum: rota, cliente, dependência.",
        ),
        "bad_rollout": Runbook(
            HISTORY,
            "undo the rollout first, find out why afterwards: kubectl rollout undo.",
            "desfaça o rollout primeiro, descubra o motivo depois: kubectl rollout undo.",
        ),
        "scaled_down": Runbook(
            "kubectl -n {namespace} get events --field-selector reason=ScalingReplicaSet",
            "find out who scaled it down and why; scale it up again if that was no intention.",
            "descubra quem o reduziu e por quê; aumente de novo se não foi de propósito.",
        ),
        "no_endpoints": Runbook(
            "kubectl -n {namespace} get endpoints,pods --show-labels",
            "make the service's selector match the pods' labels.",
            "faça o seletor do service corresponder aos labels dos pods.",
        ),
        "too_few_replicas": Runbook(
            "kubectl -n {namespace} get pods",
            "look at the events of the pods that are missing.",
            "veja os eventos dos pods que faltam.",
        ),
    }
)
