"""`spalte completion SHELL`: what makes each shell complete the words of spalte."""

from collections.abc import Mapping

_BASH = """\
# For bash: spalte completion bash > ~/.local/share/bash-completion/completions/spalte
_spalte() {
    local word=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    case ${COMP_WORDS[1]} in
        completion)
            if ((COMP_CWORD > 1)); then
                mapfile -t COMPREPLY < <(compgen -W 'bash zsh fish --help' -- "$word")
                return
            fi ;;
        show)
            if [[ ${COMP_WORDS[COMP_CWORD - 1]} == --width ]]; then return; fi
            if [[ $word == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W '--width --plain --help' -- "$word")
                return
            fi ;;
        parse)
            if [[ $word == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W '--json --help' -- "$word")
                return
            fi ;;
        *)
            if [[ $word == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W '--version --help' -- "$word")
                return
            fi ;;
    esac
    compopt -o filenames 2> /dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    if ((COMP_CWORD == 1)); then
        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W 'show parse completion' -- "$word")
    fi
}
complete -F _spalte spalte
"""

_ZSH = """\
#compdef spalte
# For zsh: spalte completion zsh > a file called _spalte in a folder of $fpath
_spalte() {
    local -a commands=(
        'show:print stories, set in type'
        'parse:print what was understood of stories'
        'completion:print what makes a shell complete spalte'
    )
    if ((CURRENT == 2)); then
        _describe command commands
        _arguments '(- *)'{-h,--help}'[show help and end]' '(- *)--version[show the version and end]' '*:path:_files'
        return
    fi
    case $words[2] in
        show)
            shift words; ((CURRENT--))
            _arguments '(- *)'{-h,--help}'[show help and end]' '--width[cells in a line]:cells:' \\
                '--plain[labels in words instead of looks]' '*:story:_files' ;;
        parse)
            shift words; ((CURRENT--))
            _arguments '(- *)'{-h,--help}'[show help and end]' '--json[one object a line and file]' '*:story:_files' ;;
        completion)
            shift words; ((CURRENT--))
            _arguments '(- *)'{-h,--help}'[show help and end]' '1:shell:(bash zsh fish)' ;;
        *)
            _files ;;
    esac
}
if [[ $funcstack[1] == _spalte ]]; then _spalte "$@"; else compdef _spalte spalte; fi
"""

_FISH = """\
# For fish: spalte completion fish > ~/.config/fish/completions/spalte.fish
complete -c spalte -s h -l help -d 'show help and end'
complete -c spalte -n __fish_is_first_arg -l version -d 'show the version and end'
complete -c spalte -n __fish_is_first_arg -a show -d 'print stories, set in type'
complete -c spalte -n __fish_is_first_arg -a parse -d 'print what was understood of stories'
complete -c spalte -n __fish_is_first_arg -a completion -d 'print what makes a shell complete spalte'
complete -c spalte -n '__fish_seen_subcommand_from show' -l width -x -d 'cells in a line'
complete -c spalte -n '__fish_seen_subcommand_from show' -l plain -d 'labels in words instead of looks'
complete -c spalte -n '__fish_seen_subcommand_from parse' -l json -d 'one object a line and file'
complete -c spalte -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'
"""

SCRIPTS: Mapping[str, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
