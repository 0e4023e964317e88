"""`spalte completion SHELL`: what makes each shell complete the words of spalte."""

from collections.abc import Mapping

_BASH = """\
# For bash: spalte completion bash > ~/.local/share/bash-completion/completions/spalte
_spalte() {
    local word=${COMP_WORDS[COMP_CWORD]} options words= files=yes
    COMPREPLY=()
    case ${COMP_WORDS[1]} in
        import) options='--library --map --follow' ;;
        list) options='--library --from --since --to --until --unread --oldest-first --limit --json' files= ;;
        search) options='--library --from --since --to --until --best --limit --json' files= ;;
        quotes) options='--speaker --about --library --from --since --to --until --limit --json' files= ;;
        wanted) options='--library --limit --json' files= ;;
        marks) options='--kept --tag --noted --json' files= ;;
        show) options='--library --width --plain' ;;
        refs | info) options='--library --json' files= ;;
        libraries) options='--check --remove --json' ;;
        parse) options='--json' ;;
        doctor) options='--json' files= ;;
        completion) options= words='bash zsh fish' files= ;;
        *) options='--library --plain --state --restricted --allow --unrestricted --version' ;;
    esac
    if ((COMP_CWORD == 1)); then
        options='--library --plain --state --restricted --allow --unrestricted --version' files=yes
        words='import list search show refs quotes wanted marks info libraries parse doctor completion'
    fi
    case ${COMP_WORDS[COMP_CWORD - 1]} in
        --library | --state) words= files=yes ;;
        --allow) words='open-link clipboard fetch import export edit-config choose-path screenshot palette suspend
            environment' files= ;;
        --map | --speaker | --about | --from | --since | --to | --until | --limit | --width | --tag) return ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options --help" -- "$word")
        return
    fi
    if [[ $files ]]; then
        compopt -o filenames 2> /dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
    mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _spalte spalte
"""

_ZSH = """\
#compdef spalte
# For zsh: spalte completion zsh > a file called _spalte in a folder of $fpath
_spalte() {
    local -a commands=(
        'import:take stories into a library'
        'list:list stories, the newest first'
        'search:list stories that these words stand in'
        'show:print stories, set in type'
        'refs:print what a story refers to, and what to it'
        'quotes:list who said what, the newest first'
        'wanted:list titles that stories refer to and that are not here'
        'marks:print what you kept, tagged and noted'
        'info:print what a library holds'
        'libraries:list, check and remove libraries'
        'parse:print what was understood of stories'
        'doctor:tell what this terminal can do, what is missing'
        'completion:print what makes a shell complete spalte'
    )
    local -a help=('(- *)'{-h,--help}'[show help and end]')
    local -a which=('--library[a library, or a folder of stories]:library:_files')
    local -a span=({--from,--since}'[nothing from before this day]:date:' \\
        {--to,--until}'[nothing from after this day]:date:')
    local -a limit=('--limit[how many, 0 for all]:number:')
    local -a json=('--json[JSON, for programs]')
    local -a plain=('--plain[read in words, without a screen]')
    local -a guests=('--state[where what each reader does is kept]:folder:_files -/'
        '(--unrestricted)--restricted[for readers who are to read and no more]'
        '(--unrestricted)--allow[what is allowed them all the same]:names:_values -s , name open-link clipboard fetch \\
            import export edit-config choose-path screenshot palette suspend environment'
        '(--restricted --allow)--unrestricted[not even where an SSH server starts it]')
    if ((CURRENT == 2)); then
        _describe command commands
        _arguments $help '(- *)--version[show the version and end]' $which $plain $guests '*:path:_files'
        return
    fi
    local command=$words[2]
    case $command in
        import | list | search | show | refs | quotes | wanted | marks | info | libraries | parse | \\
            doctor | completion) shift words; ((CURRENT--)) ;;
    esac
    case $command in
        import)
            _arguments $help '--library[the library to fill]:library:_files' \\
                '--map[fields of JSON lines that are called otherwise]:names:' \\
                '--follow[stay, and take in what comes]' '*:path:_files' ;;
        list)
            _arguments $help $which $span $limit $json '--unread[only what you have not read]' \\
                '--oldest-first[the oldest first]' ;;
        search)
            _arguments $help $which $span $limit $json '--best[the best of the newest hits first]' '*:word:' ;;
        show)
            _arguments $help $which '--width[cells in a line]:cells:' '--plain[labels in words instead of looks]' \\
                '*:story:_files' ;;
        refs)
            _arguments $help $which $json '1:story:' ;;
        quotes)
            _arguments $help $which $span $limit $json '--speaker[only what this person said]:name:' \\
                '--about[only quotes with these words]:words:' ;;
        wanted)
            _arguments $help $which $limit $json ;;
        marks)
            _arguments $help $json '--kept[only what you keep]' '*--tag[only what has this tag]:name:' \\
                '--noted[only what you wrote a note on]' ;;
        info)
            _arguments $help $which $json ;;
        libraries)
            _arguments $help $json '(--remove)--check[see whether they are whole]' \\
                '(--check)--remove[remove those that are named]' '*:library:_files' ;;
        parse)
            _arguments $help $json '*:story:_files' ;;
        doctor)
            _arguments $help $json ;;
        completion)
            _arguments $help '1:shell:(bash zsh fish)' ;;
        *)
            _arguments $help $which $plain $guests '*:path:_files' ;;
    esac
}
if [[ $funcstack[1] == _spalte ]]; then _spalte "$@"; else compdef _spalte spalte; fi
"""

_FISH = """\
# For fish: spalte completion fish > ~/.config/fish/completions/spalte.fish
function __spalte_in
    set -l words (commandline -opc)
    test (count $words) -gt 1; and contains -- $words[2] $argv
end
complete -c spalte -s h -l help -d 'show help and end'
complete -c spalte -n __fish_is_first_arg -l version -d 'show the version and end'
complete -c spalte -n __fish_is_first_arg -a import -d 'take stories into a library'
complete -c spalte -n __fish_is_first_arg -a list -d 'list stories, the newest first'
complete -c spalte -n __fish_is_first_arg -a search -d 'list stories that these words stand in'
complete -c spalte -n __fish_is_first_arg -a show -d 'print stories, set in type'
complete -c spalte -n __fish_is_first_arg -a refs -d 'print what a story refers to, and what to it'
complete -c spalte -n __fish_is_first_arg -a quotes -d 'list who said what, the newest first'
complete -c spalte -n __fish_is_first_arg -a wanted -d 'list titles that stories refer to and that are not here'
complete -c spalte -n __fish_is_first_arg -a marks -d 'print what you kept, tagged and noted'
complete -c spalte -n __fish_is_first_arg -a info -d 'print what a library holds'
complete -c spalte -n __fish_is_first_arg -a libraries -d 'list, check and remove libraries'
complete -c spalte -n __fish_is_first_arg -a parse -d 'print what was understood of stories'
complete -c spalte -n __fish_is_first_arg -a doctor -d 'tell what this terminal can do, what is missing'
complete -c spalte -n __fish_is_first_arg -a completion -d 'print what makes a shell complete spalte'
complete -c spalte -n __fish_is_first_arg -l plain -d 'read in words, without a screen'
complete -c spalte -n __fish_is_first_arg -l state -r -d 'where what each reader does is kept'
complete -c spalte -n __fish_is_first_arg -l restricted -d 'for readers who are to read and no more'
complete -c spalte -n '__spalte_in --restricted' -l allow -x -d 'what is allowed them all the same' \\
    -a 'open-link clipboard fetch import export edit-config choose-path screenshot palette suspend environment'
complete -c spalte -n __fish_is_first_arg -l unrestricted -d 'not even where an SSH server starts it'
complete -c spalte -n 'not __spalte_in marks libraries parse doctor completion' -l library -r -F \\
    -d 'a library, or a folder'
complete -c spalte -n '__spalte_in import' -l map -x -d 'fields of JSON lines that are called otherwise'
complete -c spalte -n '__spalte_in import' -l follow -d 'stay, and take in what comes'
complete -c spalte -n '__spalte_in list search quotes' -f
complete -c spalte -n '__spalte_in list search quotes' -l from -l since -x -d 'nothing from before this day'
complete -c spalte -n '__spalte_in list search quotes' -l to -l until -x -d 'nothing from after this day'
complete -c spalte -n '__spalte_in quotes' -l speaker -x -d 'only what this person said'
complete -c spalte -n '__spalte_in quotes' -l about -x -d 'only quotes with these words'
complete -c spalte -n '__spalte_in list search quotes wanted' -l limit -x -d 'how many, 0 for all'
complete -c spalte -n '__spalte_in list' -l unread -d 'only what you have not read'
complete -c spalte -n '__spalte_in list' -l oldest-first -d 'the oldest first'
complete -c spalte -n '__spalte_in search' -l best -d 'the best of the newest hits first'
complete -c spalte -n '__spalte_in list search refs quotes wanted marks info libraries parse doctor' -l json \\
    -d 'JSON, for programs'
complete -c spalte -n '__spalte_in refs wanted marks info doctor completion' -f
complete -c spalte -n '__spalte_in marks' -l kept -d 'only what you keep'
complete -c spalte -n '__spalte_in marks' -l tag -x -d 'only what has this tag'
complete -c spalte -n '__spalte_in marks' -l noted -d 'only what you wrote a note on'
complete -c spalte -n '__spalte_in libraries' -l check -d 'see whether they are whole'
complete -c spalte -n '__spalte_in libraries' -l remove -d 'remove those that are named'
complete -c spalte -n '__spalte_in show' -l width -x -d 'cells in a line'
complete -c spalte -n '__spalte_in show' -l plain -d 'labels in words instead of looks'
complete -c spalte -n '__spalte_in completion' -a 'bash zsh fish'
"""

SCRIPTS: Mapping[str, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""The script of each shell."""
