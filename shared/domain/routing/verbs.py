"""Verbs that change or destroy something when they are an order; `danger` tells when they are.

They stand apart because no verb is ever taken for a name either (`vocabulary`).
"""

from shared.domain.routing.words import words

STRONG_VERBS = words(
    """
    delete kill restart reboot scale drain cordon uncordon evict destroy uninstall terminate
    redeploy nuke wipe purge rollback exec silence mute snooze downscale upscale decommission
    apaga apague apagar deleta deletar exclui exclua excluir mata mate matar derruba derrube
    derrubar reinicia reinicie reiniciar restarta restartar escala escale escalar destroi destrua
    destruir drena drene drenar desliga desligue desligar silencia silencie desinstala desinstale
    limpa limpe limpar zera zere flush truncate
    """
)
"""Verbs that any object makes a request to change something."""

WEAK_VERBS = words(
    """
    remove drop clean clear stop start pause resume set patch apply edit update upgrade change
    increase decrease reduce bump disable enable create install deploy revert undo reset run
    execute taint label annotate rotate replace format move migrate add rename force cancel bounce
    cycle recreate remova remover pare parar pausa aumenta aumente aumentar diminui diminua reduz
    reduza altera altere alterar muda mude mudar atualiza atualize atualizar cria crie criar
    instala instale roda rode executa executar desfaz sobe suba subir adiciona adicione troca
    troque
    """
)
"""Verbs that only an object of the cluster makes one: "reduce latency" is none."""
