"""What is wrong with how the worker is seen from outside, and what to do."""

PROBLEMS = {
    "not_a_place_to_listen": "An address and a port like 127.0.0.1:8089 are wanted here, not “{found}”.",
    "alert_needs": "An alert to a {found} needs the key {wanted}. Write it.",
    "command_in_one": "Write program and arguments apart; no shell parts them: command: {wanted}",
    "alert_twice": "There are two alerts of the name “{found}”. Give one of them another name.",
    "not_an_environment_name": "Here stands no secret and no address, but the name of the environment variable that "
    "holds it, like {wanted}. If it was a secret: it has been in a file, so replace it at its service.",
}
